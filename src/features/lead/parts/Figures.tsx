/** Figures side by side, each below its name. */
export function Figures({
  figures,
  className = 'figures',
}: {
  readonly figures: readonly (readonly [name: string, figure: string])[];
  readonly className?: 'figures' | 'past-figures';
}) {
  return (
    <dl className={className}>
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
