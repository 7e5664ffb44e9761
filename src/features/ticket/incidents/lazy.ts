import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { onDemandSentences } from '../on-demand/sentences.ts';

/** The incidents one by one, which are read where the line above them is not enough. */
const incidentDetails = onDemandGroup([onDemandSentences], () => import('./details/IncidentDetails.tsx'));

export const IncidentDetails = incidentDetails.pick((module) => module.IncidentDetails);
