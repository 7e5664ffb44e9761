import { loadAfterwardsMessages } from '../messages/load-afterwards-messages.ts';
import { AfterwardsMessagesProvider } from './AfterwardsMessagesContext.tsx';
import { Announcement } from './Announcement.tsx';
import { GivingNotice } from './GivingNotice.tsx';
import { MomentCard } from './MomentCard.tsx';
import { Requests } from './Requests.tsx';
import { SettingsNotice } from './SettingsNotice.tsx';
import { sentencesAround } from './sentences-around.tsx';
import { withTheme } from './with-theme.tsx';

const AfterwardsSentences = sentencesAround(AfterwardsMessagesProvider, loadAfterwardsMessages);

export const ThemedAnnouncement = withTheme(Announcement, AfterwardsSentences);
export const ThemedGivingNotice = withTheme(GivingNotice, AfterwardsSentences);
export const ThemedMomentCard = withTheme(MomentCard, AfterwardsSentences);
export const ThemedRequests = withTheme(Requests);
export const ThemedSettingsNotice = withTheme(SettingsNotice);
