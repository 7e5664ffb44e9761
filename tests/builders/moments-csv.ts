import { facts as someFacts } from './facts.ts';
import { csvLine } from '#domain/shared/csv-line.ts';
import { MOMENT_COLUMNS } from '#cli/simulate/moments-file.ts';

/** Ten euros for a late delivery, of which nothing more is known. */
const USUAL = {
  given_at: '2026-01-05T10:00:00Z',
  ticket: '501',
  customer: '701',
  agent: '11',
  cause: 'late_delivery',
  fault: 'ours',
  severity: '2',
  gesture: 'credit',
  amount: '10.00',
  currency: 'EUR',
  decision: '',
} as const;

type MomentRow = Partial<Readonly<Record<keyof typeof USUAL | 'status', string>>> & { readonly id: string };

/** A file of moments; each row says how it differs from the usual. */
export function momentsCsv(rows: readonly MomentRow[]): string {
  const lines = rows.map((row) => MOMENT_COLUMNS.map((column) => ({ ...USUAL, ...row })[column]));
  return `${[MOMENT_COLUMNS, ...lines].map(csvLine).join('\n')}\n`;
}

/** The JSON that is kept of a decision on a first, moderate failure of ours. */
export function decisionText({
  suggestedMinor = 1000,
  facts = {},
  request,
}: {
  readonly suggestedMinor?: number;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly request?: readonly Readonly<Record<string, unknown>>[];
} = {}): string {
  return JSON.stringify({ policyVersion: 'built-in-3', facts: { ...someFacts(), ...facts }, reasons: [], suggestedMinor, request });
}
