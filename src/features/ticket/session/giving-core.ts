import { type LedgerReader, lookingBack } from '#ledger/ledger-reader.ts';
import type { SessionCore } from './session-core.ts';

/** The same for whatever gives: its journal is read as far back as the limits need. */
export interface GivingCore extends SessionCore {
  readonly ports: SessionCore['ports'] & { readonly reader: LedgerReader };
}

export function givingCore(core: SessionCore): GivingCore {
  return { ...core, ports: { ...core.ports, reader: lookingBack(core.ports.reader) } };
}
