using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Access;

/// <summary>A message that says who acts. The caller must be that actor: nobody orders in another's name.</summary>
public interface IByActor
{
    /// <summary>Who acts.</summary>
    Actor By { get; }
}
