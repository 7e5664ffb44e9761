import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { AgentGroup } from '#ports/agent-groups.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import type { ReadJournal } from './read-journal.ts';

/** What one look at the account reads for several checks: each reading is made once. */
export interface SetupReadings {
  /** The groups that the setting names: one, where it is in order. */
  leadsGroups(): Promise<Result<readonly AgentGroup[], AppFault>>;
  journal(): Promise<Result<ReadJournal, AppFault>>;
}

/** What mends something with one click. */
export interface SetupMend {
  /** What it does, as the button says it. */
  readonly label: (sentences: Sentences) => string;
  readonly run: () => Promise<Result<void, AppFault>>;
}

/** What a check found. Its sentence says what is so, why that matters, and what to do where no click does it. */
export type SetupFinding =
  | { readonly state: 'fine'; readonly say: (sentences: Sentences) => string }
  | {
      readonly state: 'wrong';
      readonly say: (sentences: Sentences) => string;
      /** One line for each thing that is wrong, where there are several. */
      readonly list?: (sentences: Sentences) => readonly string[];
      readonly mend: SetupMend | null;
    }
  /** Nothing has shown yet how it is: what would, and what is known so far. */
  | {
      readonly state: 'not_yet';
      readonly say: (sentences: Sentences) => string;
      readonly list: (sentences: Sentences) => readonly string[];
    }
  /** `byHand` is where to look instead. */
  | { readonly state: 'unread'; readonly error: AppFault; readonly byHand?: (sentences: Sentences) => string };

/** One thing that the app needs of the account. A check is a module, and a line in the list of checks. */
export interface SetupCheck<Id extends string = string> {
  readonly id: Id;
  readonly title: (sentences: Sentences) => string;
  look(core: LeadCore, readings: SetupReadings): Promise<SetupFinding>;
}
