import { describeFlows } from './describe-flows.ts';
import { BUDGET_FLOWS } from './lead-flows.ts';

describeFlows(BUDGET_FLOWS);
