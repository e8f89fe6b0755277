interface SegmentsProps<Value extends string> {
  id: string;
  legend: string;
  hint?: string | undefined;
  options: readonly { readonly value: Value; readonly label: string }[];
  value: Value;
  onPick(value: Value): void;
}

/** One of a few short answers, side by side; it holds from the moment it is picked. */
export function Segments<Value extends string>(
  { id, legend, hint, options, value, onPick }: SegmentsProps<Value>,
) {
  return (
    <fieldset class="field" aria-describedby={hint && `${id}-hint`}>
      <legend class="field-label pb-4">{legend}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option.value} class="segment">
            <input
              type="radio"
              class="segment-radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint !== undefined && <p class="field-note" id={`${id}-hint`}>{hint}</p>}
    </fieldset>
  );
}
