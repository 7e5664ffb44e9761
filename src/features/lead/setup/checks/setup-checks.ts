import { accountFieldsCheck } from './account-fields.ts';
import { leadsGroupCheck } from './leads-group.ts';
import { leadsTriggerCheck } from './leads-trigger.ts';
import { permissionsCheck } from './permissions.ts';
import { providersCheck } from './providers.ts';
import type { SetupCheck } from './setup-check.ts';

/** What is checked, in the order in which it is mended. */
export const SETUP_CHECKS = [
  accountFieldsCheck,
  leadsGroupCheck,
  leadsTriggerCheck,
  permissionsCheck,
  providersCheck,
] as const satisfies readonly SetupCheck[];
