import { cls } from "../../../components/cls.ts";
import { type PlaceSearching, usePlaceSearch } from "./place_search.tsx";
import { Sheet } from "./Sheet.tsx";

/** Above everything else, until a place is chosen. */
export function PlaceSearch({ onClose, ...rest }: PlaceSearching & { onClose(): void }) {
  const onPick: PlaceSearching["onPick"] = async (target) => {
    const isDone = await rest.onPick(target);
    if (isDone) onClose();
    return isDone;
  };
  const { field, found } = usePlaceSearch({ ...rest, onPick }, {
    class: cls("switcher-field"),
    isFirst: true,
  });
  return <Sheet title={rest.title} onClose={onClose} head={field}>{found}</Sheet>;
}
