import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsPositive,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

class ListNumbersDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  trust?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  revocations?: number;
}

export class GateCheckDto {
  @IsUUID(7)
  checkKey: string;

  @IsInt()
  @IsPositive()
  counter: number;

  @Type(() => Date)
  @IsDate()
  checkedAt: Date;

  @IsIn(['in', 'out'])
  direction: string;

  @IsIn(['foot', 'bicycle', 'car'])
  mode: string;

  @IsInt()
  @Min(0)
  @Max(60)
  passengers: number;

  @IsOptional()
  @IsNumber()
  @Min(30)
  @Max(45)
  temperature?: number;

  @IsOptional()
  @IsIn(['forehead', 'ear', 'armpit', 'mouth'])
  method?: string;

  @IsObject()
  answers: Record<string, boolean>;

  @IsArray()
  @ArrayMaxSize(8)
  @IsIn(['scan', 'measure', 'ask', 'register'], { each: true })
  steps: string[];

  @IsIn(['admit', 'refuse', 'refer'])
  decision: string;

  @IsIn(['ADMITTED'])
  reason: string;

  @ValidateNested()
  @Type(() => ListNumbersDto)
  listNumbers: ListNumbersDto;
}
