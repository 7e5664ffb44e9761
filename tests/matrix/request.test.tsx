import { describeFlows } from './describe-flows.ts';
import { REQUEST_FLOWS } from './request-flows.ts';

describeFlows(REQUEST_FLOWS);
