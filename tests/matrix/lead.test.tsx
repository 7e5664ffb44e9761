import { describeFlows } from './describe-flows.ts';
import { LEAD_FLOWS } from './lead-flows.ts';

describeFlows(LEAD_FLOWS);
