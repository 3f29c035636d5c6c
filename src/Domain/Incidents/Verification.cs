using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>The judgement with its evidence [verificatie].</summary>
/// <param name="Verdict">The judgement.</param>
/// <param name="Level">Level 0 to 4 after ANSI/TMA-AVS-01: 0 no call, 2 human presence, 3 threat to property, 4 threat to life.</param>
/// <param name="Evidence">What it rests on; never empty, unless nothing could be verified.</param>
/// <param name="Note">Remark of the operator.</param>
/// <param name="By">Who judged.</param>
/// <param name="At">When, UTC.</param>
public sealed record Verification(
    Verdict Verdict, int Level, IReadOnlyList<VerificationEvidence> Evidence, string? Note, Actor By, DateTimeOffset At);
