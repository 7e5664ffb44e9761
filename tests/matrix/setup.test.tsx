import { describeFlows } from './describe-flows.ts';
import { SETUP_FLOWS } from './setup-flows.ts';

describeFlows(SETUP_FLOWS);
