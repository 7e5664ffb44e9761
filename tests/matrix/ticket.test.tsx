import { describeFlows } from './describe-flows.ts';
import { TICKET_FLOWS } from './ticket-flows.ts';

describeFlows(TICKET_FLOWS);
