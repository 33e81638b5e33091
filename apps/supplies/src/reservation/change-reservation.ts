import { Injectable } from '@nestjs/common';
import { BookingDesk } from './booking-desk.js';
import { CancelReservation } from './cancel-reservation.js';
import { NameProxy } from './name-proxy.js';
import { RedeemVoucher } from './redeem-voucher.js';

/** What can be done with a reservation that stands. */
@Injectable()
export class ChangeReservation {
  constructor(
    readonly cancel: CancelReservation,
    readonly proxy: NameProxy,
    readonly redeem: RedeemVoucher,
    readonly desk: BookingDesk,
  ) {}
}
