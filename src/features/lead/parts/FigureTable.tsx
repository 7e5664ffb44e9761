import type { ReactNode } from 'react';

export interface FigureRow {
  readonly key: string;
  readonly cells: readonly [name: string, ...figures: ReactNode[]];
}

/** Figures in rows, each under its head. Where the page is too narrow for columns of words, a row is a list whose entries name their heads. */
export function FigureTable({
  heads,
  rows,
  label,
}: {
  readonly heads: readonly string[];
  readonly rows: readonly FigureRow[];
  readonly label?: string;
}) {
  return (
    <table className={heads.length > 2 ? 'table table-listed' : 'table'} aria-label={label}>
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
        {rows.map(({ key, cells: [name, ...figures] }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {figures.map((figure, index) => (
              <td key={heads[index + 1]} data-label={heads[index + 1]}>
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
