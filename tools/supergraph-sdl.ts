import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { printSubgraphSchema } from '@apollo/subgraph';
import type { DynamicModule, FactoryProvider, Provider, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  GraphQLFederationFactory,
  GraphQLModule,
  GraphQLSchemaBuilderModule,
  RESOLVER_TYPE_METADATA,
  type GqlModuleOptions,
} from '@nestjs/graphql';
import { TypeDefsDecoratorFactory } from '@nestjs/graphql/dist/federation/type-defs-decorator.factory.js';
import { GraphQLSchemaBuilder } from '@nestjs/graphql/dist/graphql-schema.builder.js';
import { GRAPHQL_MODULE_OPTIONS } from '@nestjs/graphql/dist/graphql.constants.js';
import { ResolversExplorerService } from '@nestjs/graphql/dist/services/resolvers-explorer.service.js';
import { ScalarsExplorerService } from '@nestjs/graphql/dist/services/scalars-explorer.service.js';
import { moduleOf } from '../deploy/services.js';

/**
 * Sends its parent the federation SDL of one service, from its module alone: no database, no broker, no port. It is a process
 * of its own because `@nestjs/graphql` keeps the types of everything that was imported in one store.
 */
const isDynamic = (imported: Type | DynamicModule): imported is DynamicModule => 'module' in imported;

const metadataOf = <Value>(key: string, module: Type): Value[] => (Reflect.getMetadata(key, module) as Value[] | undefined) ?? [];

/** A module and everything it imports, as it is declared. */
function withImports(imported: Type | DynamicModule): { module: Type; providers: Provider[] }[] {
  const module = isDynamic(imported) ? imported.module : imported;
  const own = isDynamic(imported) ? (imported.providers ?? []) : [];
  const below = metadataOf<Type | DynamicModule>('imports', module);
  const beside = isDynamic(imported) ? ((imported.imports ?? []) as (Type | DynamicModule)[]) : [];
  return [{ module, providers: [...own, ...metadataOf<Provider>('providers', module)] }, ...[...below, ...beside].flatMap(withImports)];
}

const isResolver = (provider: Provider): provider is Type =>
  typeof provider === 'function' && Reflect.hasMetadata(RESOLVER_TYPE_METADATA, provider);

/** The options that the running service gives to GraphQL; its factory needs its services only when requests come. */
async function optionsOf(modules: ReturnType<typeof withImports>): Promise<GqlModuleOptions> {
  const graphql = modules.find(({ module }) => module === GraphQLModule);
  const options = graphql?.providers.find((provider) => 'provide' in provider && provider.provide === GRAPHQL_MODULE_OPTIONS);
  if (!options) throw new Error('Its module has no GraphQL: say "subgraph": false in deploy/services.json.');
  return await (options as FactoryProvider<GqlModuleOptions>).useFactory();
}

async function sdlOf(service: string): Promise<string> {
  const file = moduleOf(service);
  if (!file) throw new Error('It is not in this build.');
  const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, Type>);
  const modules = exported.filter((value) => Reflect.hasMetadata('imports', value)).flatMap(withImports);
  const resolvers = modules.flatMap(({ providers }) => providers).filter(isResolver);
  const context = await NestFactory.createApplicationContext(builderWith(resolvers), { logger: ['error', 'warn'] });
  const schema = await context.get(GraphQLFederationFactory).generateSchema(await optionsOf(modules));
  return printSubgraphSchema(schema);
}

/** Nest's own builder, told which resolvers there are instead of looking for instances of them. */
const builderWith = (resolvers: Type[]): DynamicModule => ({
  module: class Builder {},
  imports: [GraphQLSchemaBuilderModule],
  providers: [
    GraphQLFederationFactory,
    GraphQLSchemaBuilder,
    TypeDefsDecoratorFactory,
    { provide: ResolversExplorerService, useValue: { getAllCtors: () => resolvers, explore: () => ({}) } },
    { provide: ScalarsExplorerService, useValue: { getScalarsMap: () => [], explore: () => [] } },
  ],
});

process.send?.({ sdl: await sdlOf(process.argv[2] ?? '') });
process.disconnect();
