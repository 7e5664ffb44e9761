import type { Account } from '../parts/lead-sentences.ts';
import type { LimitsTabState } from './limits-state.ts';
import type { LimitsState } from './limits-view.ts';

/** What the tab shows, and what becomes of what is typed and pressed in it. */
export interface LimitsProps extends Omit<LimitsState, 'nowMs'> {
  readonly account: Account;
  /** The tiers of the team's policy, the highest first. */
  readonly tiers: readonly string[];
  /** False until an admin has chosen a currency. */
  readonly hasCurrency: boolean;
  readonly onRefresh: LimitsTabState['load'];
  readonly onType: LimitsTabState['type'];
  readonly onTypeRule: LimitsTabState['typeRule'];
  readonly onAddRule: LimitsTabState['addRule'];
  readonly onRemoveRule: LimitsTabState['removeRule'];
  readonly onTypeReason: LimitsTabState['typeReason'];
  readonly onClear: LimitsTabState['clear'];
  readonly onTry: LimitsTabState['tryOut'];
  readonly onStop: LimitsTabState['stop'];
  readonly onSave: LimitsTabState['save'];
}
