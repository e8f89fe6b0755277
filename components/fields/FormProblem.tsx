import { Icon } from "../Icon.tsx";

/** What is wrong with a form as a whole; read out as soon as it is there. */
export function FormProblem({ children }: { children?: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p class="field-error" role="alert">
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
}
