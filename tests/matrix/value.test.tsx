import { describeFlows } from './describe-flows.ts';
import { VALUE_FLOWS } from './value-flows.ts';

describeFlows(VALUE_FLOWS);
