import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { RiskLevel } from '#contracts/screening.events.js';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { Area } from '#neighbourhood/area.entity.js';
import { RecordAccess } from '#messaging/record-access.js';
import { RiskLevelEnum } from '../enums.graphql.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import { RoomTargetType } from '../target/target.graphql.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentType, ConfirmRiskInput } from './assessment.graphql.js';
import { ConfirmRisk } from './confirm-risk.js';
import { ReadAssessments } from './read-assessments.js';

@Resolver(() => AssessmentType)
export class AssessmentResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadAssessments,
    private readonly confirm: ConfirmRisk,
    private readonly record: RecordAccess,
  ) {}

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Assessment | null> {
    const found = loaderOf<string, Assessment | null>(loaders, 'assessment', (ids) =>
      withScope(this.dataSource, actor, 'risk.propose', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
    return found.load(id);
  }

  @Query(() => [AssessmentType], { description: 'Proposals that wait for a decision, the heaviest first.' })
  proposedRisks(
    @Args('campaignId', { type: () => ID }) campaignId: string,
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('atLeast', { type: () => RiskLevelEnum, defaultValue: 'low' }) atLeast: RiskLevel,
    @Args('first', { type: () => Int, defaultValue: 50, description: 'At most 200.' }) first: number,
    @Caller() actor: Actor,
  ): Promise<Assessment[]> {
    const [id = ''] = uuidsOf([campaignId]);
    return withScope(this.dataSource, actor, 'risk.propose', async (tx) => {
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      return this.read.open(tx, id, area.path, atLeast, Math.min(Math.max(first, 1), 200));
    });
  }

  @Mutation(() => AssessmentType, { description: 'Needs two factors: it may restrict somebody.' })
  confirmRisk(@Args('input') { requestId, assessmentId, level }: ConfirmRiskInput, @Caller() actor: Actor): Promise<Assessment | null> {
    const known = uuidOrNull(assessmentId);
    if (!known) throw new Rejection('ASSESSMENT_UNKNOWN');
    return withScope(this.dataSource, actor, 'risk.confirm', async (tx) => {
      const id = await repeatable(tx, actor, requestId, async () => {
        const id = await this.confirm.execute(tx, actor.subject, known, level);
        const [decided] = await this.read.byIds(tx, [id]);
        const about = {
          residents: decided ? [decided.residentId] : [],
          paths: decided ? [decided.roomPath] : [],
          approvers: [actor.subject],
        };
        await this.record.execute(tx, actor, {
          action: 'risk.confirm',
          resourceType: 'assessment',
          resourceId: id,
          reason: level,
          ...about,
        });
        return id;
      });
      const [assessment = null] = await this.read.byIds(tx, [id]);
      return assessment;
    });
  }
}

/** What was proposed for the people of a room, the newest first. */
@Resolver(() => RoomTargetType)
export class TargetAssessmentsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadAssessments,
  ) {}

  @ResolveField(() => [AssessmentType], { nullable: true, description: 'Null for whoever may not read what people said.' })
  assessments(
    @Parent() { id }: RoomTargetType,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<Assessment[]> {
    const found = loaderOf<string, Assessment[]>(loaders, 'target.assessments', (ids) =>
      withScope(this.dataSource, actor, 'risk.propose', (tx) => this.read.ofTargets(tx, ids)),
    );
    return found.load(id);
  }
}
