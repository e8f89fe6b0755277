interface SearchFieldProps {
  /** What one looks for with it: its name, and what stands in it while it is empty. */
  label: string;
  value: string;
  onInput(value: string): void;
}

/** Above a list, of which it leaves what fits. */
export function SearchField({ label, value, onInput }: SearchFieldProps) {
  return (
    <input
      type="search"
      class="input"
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  );
}
