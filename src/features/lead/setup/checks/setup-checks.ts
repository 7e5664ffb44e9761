import { leadsGroupCheck } from './leads-group.ts';
import { leadsTriggerCheck } from './leads-trigger.ts';
import type { SetupCheck } from './setup-check.ts';

/** What is checked, in the order in which it is mended. */
export const SETUP_CHECKS = [leadsGroupCheck, leadsTriggerCheck] as const satisfies readonly SetupCheck[];
