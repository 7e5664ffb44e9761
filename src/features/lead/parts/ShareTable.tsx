import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly sum: string;
  readonly count: number;
}

/** What a whole falls into: a row for each part, with its sum and its count. */
export function ShareTable({
  heads,
  rows,
}: {
  readonly heads: readonly [part: string, sum: string, count: string];
  readonly rows: readonly Row[];
}) {
  const { locale } = useSentences();
  const numbers = new Intl.NumberFormat(locale);
  return (
    <table className="table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, sum, count }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{sum}</td>
            <td>{numbers.format(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
