import { withTheme } from '#ui/controls/with-theme.tsx';
import { Announcement } from '../Announcement.tsx';
import { GivingNotice } from '../give/GivingNotice.tsx';
import { MomentCard } from '../moment/MomentCard.tsx';

export const ThemedAnnouncement = withTheme(Announcement);
export const ThemedGivingNotice = withTheme(GivingNotice);
export const ThemedMomentCard = withTheme(MomentCard);
