import { CORRECTION_FLOWS } from './correction-flows.ts';
import { describeFlows } from './describe-flows.ts';

describeFlows(CORRECTION_FLOWS);
