import { loadAfterwardsMessages } from '#ui/i18n/load-afterwards-messages.ts';
import { AfterwardsMessagesProvider } from '#ui/i18n/AfterwardsMessagesContext.tsx';
import { Announcement } from './Announcement.tsx';
import { GivingNotice } from './give/GivingNotice.tsx';
import { MomentCard } from './moment/MomentCard.tsx';
import { Requests } from './request/Requests.tsx';
import { SettingsNotice } from '../shared/settings/SettingsNotice.tsx';
import { sentencesAround } from '#ui/i18n/sentences-around.tsx';
import { withTheme } from '#ui/controls/with-theme.tsx';

const AfterwardsSentences = sentencesAround(AfterwardsMessagesProvider, loadAfterwardsMessages);

export const ThemedAnnouncement = withTheme(Announcement, AfterwardsSentences);
export const ThemedGivingNotice = withTheme(GivingNotice, AfterwardsSentences);
export const ThemedMomentCard = withTheme(MomentCard, AfterwardsSentences);
export const ThemedRequests = withTheme(Requests);
export const ThemedSettingsNotice = withTheme(SettingsNotice);
