import { GivingNotice } from './GivingNotice.tsx';
import { MomentCard } from './MomentCard.tsx';
import { Requests } from './Requests.tsx';
import { SettingsNotice } from './SettingsNotice.tsx';
import { withTheme } from './with-theme.tsx';

export const ThemedGivingNotice = withTheme(GivingNotice);
export const ThemedMomentCard = withTheme(MomentCard);
export const ThemedRequests = withTheme(Requests);
export const ThemedSettingsNotice = withTheme(SettingsNotice);
