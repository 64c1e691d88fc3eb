import css from "./legend.module.css";

/** Names of coloured series in the order of the stack, top first. */
export function Legend({ of }: { of: readonly { name: string; colour: string; line?: boolean }[] }) {
  return (
    <ul className={css.legend}>
      {of.map(({ name, colour, line }) => (
        <li key={name}>
          <i className={css.swatch} data-line={line || undefined} style={{ background: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
