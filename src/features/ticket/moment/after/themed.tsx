import { withTheme } from '#ui/controls/with-theme.tsx';
import { AnotherGesture } from './AnotherGesture.tsx';
import { Announcement } from './Announcement.tsx';
import { GivingNotice } from './GivingNotice.tsx';
import { MomentCard } from './MomentCard.tsx';

export const ThemedAnnouncement = withTheme(Announcement);
export const ThemedGivingNotice = withTheme(GivingNotice);
export const ThemedAnotherGesture = withTheme(AnotherGesture);
export const ThemedMomentCard = withTheme(MomentCard);
