import { describeFlows } from './describe-flows.ts';
import { MOMENTS_FLOWS } from './moments-flows.ts';

describeFlows(MOMENTS_FLOWS);
