/** Both have as their key the moment at which slots end. */
export const remindOfSlotsWork = 'slot.remind';
export const closeSlotsWork = 'slot.close';
