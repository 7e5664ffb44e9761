import { describeFlows } from './describe-flows.ts';
import { SETUP_FLOWS } from './lead-flows.ts';

describeFlows(SETUP_FLOWS);
