import type { Account } from '../parts/lead-sentences.ts';
import type { LimitsState, LimitsTabState } from './limits-state.ts';

/** What the tab shows, and what becomes of what is typed and pressed in it. */
export interface LimitsProps extends Omit<LimitsState, 'nowMs'> {
  readonly account: Account;
  /** False until an admin has chosen a currency. */
  readonly hasCurrency: boolean;
  readonly onRefresh: LimitsTabState['load'];
  readonly onType: LimitsTabState['type'];
  readonly onTypeReason: LimitsTabState['typeReason'];
  readonly onClear: LimitsTabState['clear'];
  readonly onTry: LimitsTabState['tryOut'];
  readonly onStop: LimitsTabState['stop'];
  readonly onSave: LimitsTabState['save'];
}
