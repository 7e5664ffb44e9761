import { useEffect, useState, type FormEvent } from 'react';
import { fetchFaults, putFaults } from '../sandbox-api.ts';
import type { Faults } from '../sandbox-types.ts';
import { reasonOf } from './use-sandbox.ts';

const HEALTHY: Faults = {
  latencyMs: 0,
  listLagMs: 0,
  searchLagMs: 1000,
  errorRate: 0,
  lostReplyRate: 0,
  rateLimitPerMinute: 700,
  duplicateExternalId: 'reject',
  vendors: 'none',
  seed: 1,
};

type NumberKey = Exclude<keyof Faults, 'duplicateExternalId' | 'vendors'>;

const VENDOR_FAULTS: readonly Faults['vendors'][] = ['none', 'down', 'throttled', 'writes_down', 'lost_reply', 'key_expired'];

const NUMBERS: readonly {
  readonly key: NumberKey;
  readonly name: string;
  readonly hint: string;
  readonly max?: number;
  readonly step?: number;
}[] = [
  { key: 'latencyMs', name: 'Latency, ms', hint: 'every answer waits this long' },
  { key: 'listLagMs', name: 'List lag, ms', hint: 'lists show a record this late' },
  { key: 'searchLagMs', name: 'Search lag, ms', hint: 'searches show a record this late' },
  { key: 'errorRate', name: 'Error rate', hint: '0 to 1, answered 500 or 503', max: 1, step: 0.01 },
  { key: 'lostReplyRate', name: 'Lost reply rate', hint: '0 to 1, writes that took effect', max: 1, step: 0.01 },
  { key: 'rateLimitPerMinute', name: 'Rate limit a minute', hint: '0 is none' },
  { key: 'seed', name: 'Seed', hint: 'restarts the dice' },
];

export function FaultsTab() {
  const [faults, setFaults] = useState<Faults | null>(null);
  const [note, setNote] = useState('');
  useEffect(() => {
    fetchFaults().then(setFaults, (cause: unknown) => setNote(reasonOf(cause)));
  }, []);

  async function put(next: Faults, success: string): Promise<void> {
    try {
      setFaults(await putFaults(next));
      setNote(success);
    } catch (cause) {
      setNote(reasonOf(cause));
    }
  }
  function apply(event: FormEvent): void {
    event.preventDefault();
    if (faults !== null) {
      void put(faults, 'Applied.');
    }
  }

  if (faults === null) {
    return <p className="hint">{note === '' ? 'Reading the faults …' : note}</p>;
  }
  return (
    <form className="fields" onSubmit={apply} aria-label="Faults">
      {NUMBERS.map(({ key, name, hint, max, step = 1 }) => (
        <label key={key} className="field">
          <span>{name}</span>
          <input
            className="input"
            type="number"
            min={0}
            max={max}
            step={step}
            required
            value={faults[key]}
            onChange={(event) => setFaults({ ...faults, [key]: event.target.valueAsNumber })}
          />
          <small>{hint}</small>
        </label>
      ))}
      <label className="field">
        <span>Duplicate external id</span>
        <select
          value={faults.duplicateExternalId}
          onChange={(event) => setFaults({ ...faults, duplicateExternalId: event.target.value === 'allow' ? 'allow' : 'reject' })}
        >
          <option value="reject">reject</option>
          <option value="allow">allow</option>
        </select>
        <small>a second record with it</small>
      </label>
      <label className="field">
        <span>Stripe and Shopify</span>
        <select
          value={faults.vendors}
          onChange={(event) => setFaults({ ...faults, vendors: VENDOR_FAULTS.find((fault) => fault === event.target.value) ?? 'none' })}
        >
          {VENDOR_FAULTS.map((fault) => (
            <option key={fault} value={fault}>
              {fault}
            </option>
          ))}
        </select>
        <small>none, answered 503, or too often</small>
      </label>
      <div className="actions row">
        <button type="submit" className="button button--primary">
          Apply
        </button>
        <button type="button" className="button" onClick={() => void put(HEALTHY, 'Reset: no faults.')}>
          Reset
        </button>
        <output>{note}</output>
      </div>
    </form>
  );
}
