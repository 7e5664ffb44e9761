import { accountFieldsCheck } from './account-fields.ts';
import { leadsGroupCheck } from './leads-group.ts';
import { leadsTriggerCheck } from './leads-trigger.ts';
import { permissionsCheck } from './permissions.ts';
import { providersCheck } from './providers.ts';
import { seenByAgentsCheck } from './seen-by-agents.ts';
import { settingsCheck } from './settings.ts';
import type { SetupCheck } from './setup-check.ts';
import { valueSourceCheck } from './value-source.ts';

/** What is checked, in the order in which it is mended. */
export const SETUP_CHECKS = [
  settingsCheck,
  accountFieldsCheck,
  leadsGroupCheck,
  leadsTriggerCheck,
  permissionsCheck,
  seenByAgentsCheck,
  valueSourceCheck,
  providersCheck,
] as const satisfies readonly SetupCheck[];
