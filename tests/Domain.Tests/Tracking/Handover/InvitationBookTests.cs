using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Tests.Jurisdiction.Regions;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Tracking.Handover;

public class InvitationBookTests
{
    private static readonly Region s_east = ShippedRegions.Map.Of("Oost-Nederland")!;

    [Fact]
    public void What_was_offered_before_stands_until_it_was_not_called_for_a_while()
    {
        var book = InvitationBook.Resumed([s_east], Story.Start);
        book = book.Next(Track.Empty, ShippedRegions.Map, null, Story.Start.AddMinutes(1));
        Assert.Equal(s_east, Assert.Single(book.Standing).Region);
        Assert.Empty(book.Next(Track.Empty, ShippedRegions.Map, null, Story.Start.AddMinutes(4)).Standing);
    }

    [Fact]
    public void A_room_that_took_over_is_not_called_any_more() =>
        Assert.Empty(InvitationBook.Resumed([s_east], Story.Start).Next(Track.Empty, ShippedRegions.Map, s_east, Story.Start.AddSeconds(5)).Standing);
}
