/** One unit of the picture is a bar; it is stretched to the room that there is. */
const BAR = 10;
const GAP = 2;
const HEIGHT = 40;

/** New tickets by week as bars, in the colours of the scheme. All charts of a list are drawn to one scale. */
export function CauseChart({ name, weeks, most }: { readonly name: string; readonly weeks: readonly number[]; readonly most: number }) {
  const width = weeks.length * BAR;
  return (
    <svg className="cause-chart" role="img" aria-label={name} viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
      <line className="cause-chart-base" x1="0" x2={width} y1={HEIGHT} y2={HEIGHT} />
      {weeks.map((count, index) => {
        const height = most === 0 ? 0 : (count / most) * (HEIGHT - 2);
        return (
          <rect key={index} className="cause-chart-bar" x={index * BAR + GAP / 2} y={HEIGHT - height} width={BAR - GAP} height={height} />
        );
      })}
    </svg>
  );
}
