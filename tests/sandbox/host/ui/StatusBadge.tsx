export const STATUS_NAMES: Readonly<Record<string, string>> = {
  new: 'New',
  open: 'Open',
  pending: 'Pending',
  hold: 'On-hold',
  solved: 'Solved',
  closed: 'Closed',
};

export function StatusBadge({ status }: { readonly status: string }) {
  return <span className={`status status--${status}`}>{STATUS_NAMES[status] ?? status}</span>;
}
