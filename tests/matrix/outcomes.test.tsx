import { describeFlows } from './describe-flows.ts';
import { OUTCOMES_FLOWS } from './outcomes-flows.ts';

describeFlows(OUTCOMES_FLOWS);
