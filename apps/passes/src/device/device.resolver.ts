import { Args, Field, ID, Mutation, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { enumOf } from '#platform/graphql-enum.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { GateType } from '../gate/gate.graphql.js';
import { Device, type DeviceState, deviceStates } from './device.entity.js';
import { InviteDevice } from './invite-device.js';
import { RevokeDevice } from './revoke-device.js';

export const DeviceStateEnum = enumOf(deviceStates);
registerEnumType(DeviceStateEnum, { name: 'GateDeviceState' });

@ObjectType('GateDevice', { description: 'The phone or scanner of a gate.' })
export class DeviceType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  gateId: string;

  @Field(() => DeviceStateEnum)
  state: DeviceState;

  @Field(() => Date, { nullable: true })
  enrolledAt: Date | null;
}

@ObjectType('DeviceInvitation', { description: 'Show it to the device, as text or QR code; it enrols itself with it, once.' })
export class DeviceInvitationType {
  @Field(() => ID)
  deviceId: string;

  @Field(() => String)
  code: string;

  @Field(() => Date)
  expiresAt: Date;
}

@Resolver(() => GateType)
export class DeviceResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invite: InviteDevice,
    private readonly revoke: RevokeDevice,
  ) {}

  @Mutation(() => DeviceInvitationType)
  inviteDevice(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('gateId', { type: () => ID }) gateId: string,
    @Caller() actor: Actor,
  ): Promise<DeviceInvitationType> {
    return withScope(this.dataSource, actor, 'device.enrol', async (tx) => {
      const deviceId = await repeatable(tx, actor, requestId, () => this.invite.execute(tx, actor.subject, gateId));
      const { codeExpiresAt: expiresAt } = await tx.findOneByOrFail(Device, { id: deviceId });
      return { deviceId, expiresAt, code: this.invite.codeOf(deviceId) };
    });
  }

  @Mutation(() => DeviceType)
  revokeDevice(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<DeviceType> {
    return withScope(this.dataSource, actor, 'device.enrol', async (tx) => {
      const revoked = await repeatable(tx, actor, requestId, () => this.revoke.execute(tx, id));
      return tx.findOneByOrFail(Device, { id: revoked });
    });
  }

  @ResolveField(() => [DeviceType])
  devices(@Parent() { id }: GateType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<DeviceType[]> {
    const of = loaderOf<string, DeviceType[]>(loaders, 'gate.devices', (gateIds) =>
      withScope(this.dataSource, actor, 'gate.read', async (tx) => {
        const found = Map.groupBy(
          await tx.find(Device, { where: { gateId: In([...gateIds]) }, order: { id: 'ASC' } }),
          ({ gateId }) => gateId,
        );
        return gateIds.map((gateId) => found.get(gateId) ?? []);
      }),
    );
    return of.load(id);
  }
}
