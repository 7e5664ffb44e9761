import { describeFlows } from './describe-flows.ts';
import { MATTER_FLOWS } from './matter-flows.ts';

describeFlows(MATTER_FLOWS);
