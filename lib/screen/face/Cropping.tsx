import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sayLater } from "../../words/later.ts";
import type { CropProps } from "./CropSheet.tsx";

/** What cuts pictures comes when one has been picked: few ever do. */
export function Cropping(props: CropProps) {
  const [loaded, setLoaded] = useState<{ CropSheet: FunctionComponent<CropProps> } | null>(null);
  useEffect(() => {
    Promise.all([import("./CropSheet.tsx"), sayLater()]).then(
      ([script]) => setLoaded(script),
      () => props.onClose(),
    );
  }, []);
  return loaded && <loaded.CropSheet {...props} />;
}
