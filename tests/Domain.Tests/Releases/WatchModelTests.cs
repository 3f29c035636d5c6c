using CsCheck;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

/// <summary>
/// Safety and liveness over time: in any order of acts a party gets pictures in exactly the spans in which <see cref="WatchBook"/>
/// says it should, no sooner, no longer, and no less.
/// </summary>
public class WatchModelTests
{
    private static readonly Organisation[] s_rooms = [Cast.Room, Cast.OtherRoom];
    private static readonly CameraId[] s_cameras = [Shop.Till, Shop.Vault];

    private enum Act
    {
        Judge,
        ForwardOne,
        ForwardBoth,
        Release,
        Withdraw,
        EndExpired,
        Accept,
        CloseByCentre,
        CloseByRoom,
        Dismiss,
        Alarm,
    }

    private static readonly Gen<(Act Act, int Room, int Camera, int Minutes)[]> s_acts = Gen.Select(
        Gen.Frequency(
            (2, Gen.Const(Act.Judge)), (4, Gen.Const(Act.ForwardOne)), (2, Gen.Const(Act.ForwardBoth)), (5, Gen.Const(Act.Release)),
            (4, Gen.Const(Act.Withdraw)), (4, Gen.Const(Act.EndExpired)), (2, Gen.Const(Act.Accept)), (2, Gen.Const(Act.Alarm)),
            (1, Gen.OneOf([Act.CloseByCentre, Act.CloseByRoom, Act.Dismiss]))),
        Gen.Int[0, 1], Gen.Int[0, 1], Gen.OneOf([0, 1, 7, 15, 29, 30, 31])).Array[0, 40];

    [Fact]
    public void A_party_gets_pictures_exactly_while_the_book_says_so() => s_acts.Sample(acts =>
    {
        var (story, book) = (Story.Raised(), new WatchBook());
        foreach (var (act, room, camera, minutes) in acts)
        {
            story.LaterMinutes(minutes);
            Compare(story, book);
            Play(act, s_rooms[room], s_cameras[camera], story, book);
            Compare(story, book);
        }
    }, iter: 3_000);

    private static void Compare(Story story, WatchBook book)
    {
        var rights = story.Incident.Rights();
        foreach (var viewer in new[] { Cast.Operator, Cast.Dispatcher, Cast.OtherDispatcher })
        {
            var seen = story.Incident.For(viewer.Organisation, story.Now)?.Cameras.Select(each => each.Id).ToArray() ?? [];
            foreach (var camera in s_cameras)
            {
                var may = book.MayWatch(viewer.Organisation, camera, story.Now);
                var permit = PictureGate.Decide(viewer, GateAction.Live, new GateResource.Camera(camera), rights, story.Now) as GateDecision.Permit;
                Assert.Equal(may, permit is not null);
                Assert.Equal(may, seen.Contains(camera));
                Assert.True(permit is null || book.MayWatch(viewer.Organisation, camera, permit.Until.AddTicks(-1)));
            }
        }
    }

    private static void Play(Act act, Organisation room, CameraId camera, Story story, WatchBook book)
    {
        var dispatcher = Cast.Person(room, PersonRole.Dispatcher);
        switch (act)
        {
            case Act.Judge:
                story.Do(Cast.Operator, Story.Verification());
                book.Judge();
                break;
            case Act.ForwardOne:
                story.Do(Cast.Operator, Story.Forward([room], camera));
                book.Forward([room.Id], [camera], story.Now);
                break;
            case Act.ForwardBoth:
                story.Do(Cast.Operator, Story.Forward(s_rooms, s_cameras));
                book.Forward(s_rooms.Select(each => each.Id), s_cameras, story.Now);
                break;
            case Act.Release:
                story.Do(Cast.Operator, new IncidentCommand.ReleaseCamera(camera, room.Id));
                book.Release(room.Id, camera, story.Now);
                break;
            case Act.Withdraw:
                if (story.Incident.Releases.FindLast(each => each.To == room.Id && each.Camera == camera) is { } release)
                {
                    story.Do(Cast.Operator, new IncidentCommand.Withdraw(release.Id));
                    book.Withdraw(room.Id, camera);
                }

                break;
            case Act.EndExpired:
                story.Do(Cast.Machine, new IncidentCommand.EndExpired());
                break;
            case Act.Accept:
                story.Do(dispatcher, new IncidentCommand.Accept());
                book.Accept(room.Id);
                break;
            case Act.CloseByCentre:
                story.Do(Cast.Operator, new IncidentCommand.Close(null));
                book.Close(Cast.Centre.Id);
                break;
            case Act.CloseByRoom:
                story.Do(dispatcher, new IncidentCommand.Close(null));
                book.Close(room.Id);
                break;
            case Act.Dismiss:
                story.Do(Cast.Operator, new IncidentCommand.Dismiss("Loos"));
                book.Dismiss();
                break;
            case Act.Alarm:
                story.Do(Cast.Machine, new IncidentCommand.Raise(Story.Id, Shop.Alarm($"a{story.Incident.Seq}"), Shop.Site));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "Not played.");
        }
    }
}
