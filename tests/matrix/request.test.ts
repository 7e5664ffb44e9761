import { describeFlows } from './describe-flows.ts';
import { REQUEST_FLOWS } from './ticket-flows.ts';

describeFlows(REQUEST_FLOWS);
