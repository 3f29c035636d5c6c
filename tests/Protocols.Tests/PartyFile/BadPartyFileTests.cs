using LiveView.Protocols.PartyFile;

namespace LiveView.Protocols.Tests.PartyFile;

public class BadPartyFileTests
{
    private static readonly string Blanks = new(' ', 3);

    /// <summary>What to replace in the golden file, by what, and the one error it must give: line, field, and part of the message.</summary>
    public static TheoryData<string, string, int, string, string> Spoilt { get; } = new()
    {
        // The file as a whole.
        { "\"version\": 1", "\"version\": 2", 2, "version", "version 1" },
        { "\"version\": 1", "\"version\": \"1\"", 2, "version", "version 1" },
        { "  \"version\": 1,\n", "", 1, "version", "missing" },
        { "\"version\": 1", "\"version\": 1, \"colour\": \"blue\"", 2, "colour", "Unknown field 'colour'." },
        { "\"version\": 1", "\"version\": 1, \"version\": 1", 2, "version", "twice" },

        // Organisations.
        { "\"id\": \"landelijk-beheer\"", "\"id\": \"pac veilig\"", 21, "organisations[3].id", "does not serve as organisation id" },
        { "\"id\": \"landelijk-beheer\"", "\"id\": \"pac-veilig\"", 21, "organisations[3].id", "stands on line 5 too" },
        { "\"id\": \"landelijk-beheer\"", "\"id\": \"PAC-Veilig\"", 21, "organisations[3].id", "stands on line 5 too" },
        { "\"id\": \"landelijk-beheer\"", "\"ID\": \"landelijk-beheer\"", 21, "organisations[3].ID|organisations[3].id", "Did you mean 'id'?" },
        { "\"name\": \"PAC Veilig\"", "\"name\": \"\"", 6, "organisations[0].name", "empty" },
        { "\"name\": \"PAC Veilig\"", "\"name\": \"" + Blanks + "\"", 6, "organisations[0].name", "empty" },
        { "\"name\": \"PAC Veilig\"", "\"name\": \" PAC\"", 6, "organisations[0].name", "blank" },
        { "\"name\": \"PAC Veilig\"", "\"name\": \"PAC\\u0000Veilig\"", 6, "organisations[0].name", "control character" },
        { "\"name\": \"PAC Veilig\"", "\"name\": \"" + new string('x', 121) + "\"", 6, "organisations[0].name", "121 characters" },
        { "\"name\": \"PAC Veilig\"", "\"name\": null", 6, "organisations[0].name", "null" },
        { "\"name\": \"PAC Veilig\"", "\"naam\": \"PAC Veilig\"", 4, "organisations[0].name|organisations[0].naam", "missing" },
        { "\"alarmCentre\"", "\"alarmCenter\"", 7, "organisations[0].kind", "Did you mean 'alarmCentre'?" },
        { "\"alarmCentre\"", "7", 7, "organisations[0].kind", "Expected a text, but here stands a number" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\",\n\"controlRoom\": \"Limburg\"", 8, "organisations[0].controlRoom", "Only an organisation of kind controlRoom" },
        { "\"controlRoom\": \"Oost-Nederland\"", "\"controlRoom\": \"Oost Nederland\"", 19, "organisations[2].controlRoom", "Did you mean 'Oost-Nederland'?" },
        { "\"controlRoom\": \"Oost-Nederland\"", "\"controlRoom\": \"Midden-Nederland\"", 19, "organisations[2].controlRoom", "stands on line 13 too" },
        { ",\n      \"controlRoom\": \"Oost-Nederland\"", "", 15, "organisations[2].controlRoom", "must say which it is" },

        // Tracked objects.
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"boat\", \"device\": \"d\", \"keepTrail\": true }]", 7, "organisations[0].trackedObjects[0].kind", "none of vehicle" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true, \"sources\": [] }]", 7, "organisations[0].trackedObjects[0].sources", "Nobody may speak" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true }, { \"id\": \"b-8\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true }]", 7, "organisations[0].trackedObjects[1].device", "one object each" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true }, { \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"e\", \"keepTrail\": true }]", 7, "organisations[0].trackedObjects[1].id", "stands on line 7 too" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true, \"fastestSpeed\": 0 }]", 7, "organisations[0].trackedObjects[0].fastestSpeed", "from 1 to 400" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true, \"duress\": \"sometimes\", \"alarmConnection\": \"LV-0001\" }]", 7, "organisations[0].trackedObjects[0].duress", "none of never" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true, \"duress\": \"always\" }]", 7, "organisations[0].trackedObjects[0].duress", "nowhere to be raised" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"trackedObjects\": [{ \"id\": \"b-7\", \"name\": \"B\", \"kind\": \"goods\", \"device\": \"d\", \"keepTrail\": true, \"alarmConnection\": \"LV-0009\" }]", 7, "organisations[0].trackedObjects[0].alarmConnection", "no connection of 'pac-veilig'" },
        { "\"controlRoom\": \"Oost-Nederland\"", "\"controlRoom\": \"Oost-Nederland\", \"trackedObjects\": []", 19, "organisations[2].trackedObjects", "Only a party that shares" },

        // Checklists.
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"checklists\": { \"hold-up\": [\"Bel\"] }", 7, "organisations[0].checklists.hold-up", "Did you mean 'holdUp'?" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"checklists\": { \"holdUp\": [\"Bel\", \"\"] }", 7, "organisations[0].checklists.holdUp[1]", "empty" },
        { "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"checklists\": { \"fire\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\"] }", 7, "organisations[0].checklists.fire", "13 items" },
        { "\"controlRoom\": \"Oost-Nederland\"", "\"controlRoom\": \"Oost-Nederland\", \"checklists\": {}", 19, "organisations[2].checklists", "Only a party that shares" },

        // Connections.
        { "\"LV-0002\"", "\"LV-0001\"", 80, "connections[1].number", "stands on line 25 too" },
        { "\"LV-0002\"", "\"../LV\"", 80, "connections[1].number", "does not serve as connection number" },
        { "      \"number\": \"LV-0002\",\n", "", 79, "connections[1].number", "missing" },
        { "\"sharingParty\": \"pac-veilig\"", "\"sharingParty\": \"pac-veilg\"", 27, "connections[0].sharingParty", "Did you mean 'pac-veilig'?" },
        { "\"sharingParty\": \"pac-veilig\"", "\"sharingParty\": \"mk-oost-nederland\"", 27, "connections[0].sharingParty", "shares no pictures" },
        { "\"alarmAccounts\": []", "\"alarmAccounts\": {}", 85, "connections[1].alarmAccounts", "Expected a list, but here stands an object" },
        { "\"cameras\": []", "\"cameras\": [1]", 86, "connections[1].cameras[0]", "Expected an object, but here stands a number" },

        // Addresses and positions.
        { "\"3511 AB\"", "\"3511AB\"", 31, "connections[0].address.postcode", "1234 AB" },
        { "\"3511 AB\"", "\"3511 ab\"", 31, "connections[0].address.postcode", "1234 AB" },
        { "\"3511 AB\"", "\"0511 AB\"", 31, "connections[0].address.postcode", "1234 AB" },
        { "\"0344\"", "\"344\"", 33, "connections[0].address.municipalityCode", "not in the table" },
        { "\"0344\"", "344", 33, "connections[0].address.municipalityCode", "Expected a text" },
        { "\"city\": \"Utrecht\"", "\"town\": \"Utrecht\", \"city\": \"Utrecht\"", 32, "connections[0].address.town", "Unknown field 'town'" },
        { "\"latitude\": 52.0907", "\"latitude\": 152.0907", 36, "connections[0].position.latitude", "from -90 to 90" },
        { "\"latitude\": 52.0907", "\"latitude\": 1e999", 36, "connections[0].position.latitude", "from -90 to 90" },
        { "\"latitude\": 52.0907", "\"latitude\": 48.85", 35, "connections[0].position", "not in the Netherlands" },
        { "\"latitude\": 52.0907,\n        \"longitude\": 5.1214", "\"latitude\": 5.1214,\n        \"longitude\": 52.0907", 35, "connections[0].position", "swapped?" },
        { "\"position\": { \"latitude\": 52.2215, \"longitude\": 6.8937 }", "\"position\": null", 84, "connections[1].position", "Expected an object, but here stands null" },

        // Alarm accounts.
        { "\"account\": \"1234\"", "\"account\": \"12\"", 40, "connections[0].alarmAccounts[0].account", "3 to 16 hexadecimal digits" },
        { "\"account\": \"1234\"", "\"account\": \"12G4\"", 40, "connections[0].alarmAccounts[0].account", "hexadecimal" },
        { "\"line\": \"0\"", "\"line\": \"1234567\"", 40, "connections[0].alarmAccounts[0].line", "1 to 6" },
        { "\"account\": \"00AB\"", "\"account\": \"1234\"", 41, "connections[0].alarmAccounts[1]", "R0L0#1234 stands on line 40 too" },
        { "\"alarmAccounts\": []", "\"alarmAccounts\": [{\"account\":\"00ab\",\"line\":\"000\"}]", 85, "connections[1].alarmAccounts[0]", "R0L0#00AB stands on line 41 too" },

        // Cameras.
        { "\"lv-0001-till\"", "\"lv-0001-overview\"", 55, "connections[0].cameras[1].id", "stands on line 45 too" },
        { "\"viewpoint\": \"till\"", "\"viewpoint\": \"Till\"", 57, "connections[0].cameras[1].viewpoint", "Did you mean 'till'?" },
        { "rtsp://127.0.0.1:8554/overview", "http://127.0.0.1/overview", 48, "connections[0].cameras[0].address", "rtsp://host:port/path" },
        { "rtsp://127.0.0.1:8554/overview\"", "rtsp://127.0.0.1:8554/overview\", \"subAddress\": \"http://127.0.0.1/sub\"", 48, "connections[0].cameras[0].subAddress", "rtsp://host:port/path" },
        { "rtsp://127.0.0.1:8554/overview\"", "rtsp://127.0.0.1:8554/overview\", \"subAddress\": \"rtsp://a:b@127.0.0.1/sub\"", 48, "connections[0].cameras[0].subAddress", "passwordFile" },
        { "rtsp://127.0.0.1:8554/overview\"", "rtsp://127.0.0.1:8554/overview\", \"subAddress\": \"rtsp://127.0.0.1:8554/overview\"", 48, "connections[0].cameras[0].subAddress", "main stream" },
        { Overview(), Overview("rtmp://media.example/name", file: "/run/key"), 48, "connections[0].cameras[0].address", "rtmp://host:port/live/name" },
        { Overview(), Overview("rtmp://media.example/live/name?key=x", file: "/run/key"), 48, "connections[0].cameras[0].address", "passwordFile" },
        { Overview(), Overview("rtmp://media.example/live/name"), 48, "connections[0].cameras[0].address", "could be anybody's" },
        { Overview(), Overview("rtmp://media.example/live/name", "x", "/run/key"), 51, "connections[0].cameras[0].userName", "leave the user name out" },
        { Overview(), Overview("srt://media.example", file: "/run/key"), 48, "connections[0].cameras[0].address", "srt://host:port" },
        { Overview(), Overview("srt://media.example:80", file: "/run/key"), 48, "connections[0].cameras[0].address", "1024" },
        { Overview(), Overview("srt://media.example:9000?passphrase=x", file: "/run/key"), 48, "connections[0].cameras[0].address", "passwordFile" },
        { Overview(), Overview("srt://media.example:9000\", \"subAddress\": \"srt://other.example:9000", file: "/run/key"), 48, "connections[0].cameras[0].subAddress", "port 9000 already, on line 48" },
        { Overview(), Overview("file:///../etc/passwd"), 48, "connections[0].cameras[0].address", "beginning with a dot" },
        { Overview(), Overview("file://host/a.mp4"), 48, "connections[0].cameras[0].address", "file:///name.mp4" },
        { Overview(), Overview("file:///a.mp4", file: "/run/key"), 52, "connections[0].cameras[0].passwordFile", "A film asks for no password" },
        { "rtsp://127.0.0.1:8554/overview", "/overview", 48, "connections[0].cameras[0].address", "rtsp://host:port/path" },
        { "rtsp://127.0.0.1:8554/overview", "rtsp:overview", 48, "connections[0].cameras[0].address", "rtsp://host:port/path" },
        { "rtsp://127.0.0.1:8554/overview", "rtsp://127.0.0.1/over view", 48, "connections[0].cameras[0].address", "rtsp://host:port/path" },
        { "rtsp://127.0.0.1:8554/overview", "rtsp:///overview", 48, "connections[0].cameras[0].address", "host" },
        { "rtsp://127.0.0.1:8554/overview", "rtsp://admin:secret@127.0.0.1/overview", 48, "connections[0].cameras[0].address", "passwordFile" },
        { "rtsp://127.0.0.1:8554/overview", "rtsp://@127.0.0.1/overview", 48, "connections[0].cameras[0].address", "passwordFile" },
        { "rtsp://127.0.0.1:8554/overview", "rtsp://127.0.0.1/overview#1", 48, "connections[0].cameras[0].address", "'#'" },
        { "\"bearing\": 120", "\"bearing\": 360", 50, "connections[0].cameras[0].bearing", "from 0 to 359" },
        { "\"bearing\": 120", "\"bearing\": -1", 50, "connections[0].cameras[0].bearing", "from 0 to 359" },
        { "\"bearing\": 120", "\"bearing\": 120.5", 50, "connections[0].cameras[0].bearing", "whole number" },
        { "\"passwordFile\": null", "\"passwordFile\": \"/etc/x\"", 52, "connections[0].cameras[0].passwordFile", "userName" },
        { "\"passwordFile\": null", "\"password\": \"secret\"", 52, "connections[0].cameras[0].password", "Unknown field 'password'" },
        { "\"position\": { \"latitude\": 52.0908", "\"position\": { \"latitude\": 0", 59, "connections[0].cameras[1].position", "not in the Netherlands" },

        // Source policy.
        { "\"liveRelease\": true", "\"liveRelease\": \"yes\"", 65, "connections[0].sourcePolicy.liveRelease", "Expected true or false" },
        { "\"releaseMinutes\": 120", "\"releaseMinutes\": 0", 66, "connections[0].sourcePolicy.releaseMinutes", "from 1 to 1440" },
        { "\"releaseMinutes\": 120", "\"releaseMinutes\": 1441", 66, "connections[0].sourcePolicy.releaseMinutes", "from 1 to 1440" },
        { "\"releaseMinutes\": 120", "\"releaseMinutes\": 99999999999", 66, "connections[0].sourcePolicy.releaseMinutes", "from 1 to 1440" },
        { "\"legalBasis\": \"Art. 6 lid 1 f AVG\"", "\"legalBasis\": \"\"", 67, "connections[0].sourcePolicy.legalBasis", "empty" },
        { "\"from\": \"07:00\"", "\"from\": \"7:00\"", 69, "connections[0].sourcePolicy.releaseHours.from", "HH:mm" },
        { "\"to\": \"23:00\"", "\"to\": \"24:00\"", 70, "connections[0].sourcePolicy.releaseHours.to", "HH:mm" },
        { "\"to\": \"23:00\"", "\"until\": \"23:00\"", 68, "connections[0].sourcePolicy.releaseHours.to|connections[0].sourcePolicy.releaseHours.until", "missing" },
        { "\"recording\": true", "\"recording\": 1", 72, "connections[0].sourcePolicy.recording", "Expected true or false" },
        { "\"recording\": true", "\"recording\": false", 73, "connections[0].sourcePolicy.alsoRelease[1]", "not recorded" },
        { "\"replay\",", "\"clip\", \"control\",", 73, "connections[0].sourcePolicy.alsoRelease[2]", "none of live, replay" },
        { "\"replay\",", "\"live\",", 73, "connections[0].sourcePolicy.alsoRelease[1]", "liveRelease" },
        { "\"replay\",", "\"snapshot\",", 73, "connections[0].sourcePolicy.alsoRelease[1]", "twice" },
        { "[\"snapshot\", \"replay\", \"controlRequest\"]", "\"snapshot\"", 73, "connections[0].sourcePolicy.alsoRelease", "Expected a list" },
        { "\"passOn\": true", "\"passOn\": \"ja\"", 74, "connections[0].sourcePolicy.passOn", "Expected true or false" },
        { "\"secondPerson\": true", "\"secondPerson\": 2", 75, "connections[0].sourcePolicy.secondPerson", "Expected true or false" },
        { "\"minimumSignIn\": \"phishingResistant\"", "\"minimumSignIn\": \"strong\"", 76, "connections[0].sourcePolicy.minimumSignIn", "none of oneFactor, twoFactors, phishingResistant" },
        { "\"requestSeconds\": 300", "\"requestSeconds\": 10", 66, "connections[0].sourcePolicy.requestSeconds", "from 30 to 3600" },
        { "\"passOn\": true", "\"burntInMark\": \"ja\"", 74, "connections[0].sourcePolicy.burntInMark", "Expected true or false" },
        { "\"passOn\": true", "\"audio\": \"aan\"", 74, "connections[0].sourcePolicy.audio", "Expected true or false" },
        { "\"replay\",", "\"audio\",", 73, "connections[0].sourcePolicy.alsoRelease[1]", "say it with audio" },
        { "\"passOn\": true", "\"preAlarmSeconds\": 10", 74, "connections[0].sourcePolicy.preAlarmSeconds", "preAlarmLegalBasis" },
        { "\"passOn\": true", "\"preAlarmSeconds\": 31, \"preAlarmLegalBasis\": \"Contract\"", 74, "connections[0].sourcePolicy.preAlarmSeconds", "from 0 to 30" },
        { "\"passOn\": true", "\"preAlarmSeconds\": 10, \"preAlarmLegalBasis\": \"\"", 74, "connections[0].sourcePolicy.preAlarmLegalBasis", "empty" },
        { "\"liveRelease\": true", "\"liveRelease\": false, \"preAlarmSeconds\": 10, \"preAlarmLegalBasis\": \"Contract\"", 65, "connections[0].sourcePolicy.preAlarmSeconds", "liveRelease and recording" },
        { "\"releaseMinutes\": 120,", "\"releaseminutes\": 120,", 64, "connections[0].sourcePolicy.releaseMinutes|connections[0].sourcePolicy.releaseminutes", "missing" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void An_error_names_its_line_its_field_and_what_to_do(string piece, string instead, int line, string fields, string message)
    {
        var errors = GoldenFile.Errors(GoldenFile.With(piece, instead));

        Assert.Equal(fields.Split('|').Order(StringComparer.Ordinal), errors.Select(error => error.Field).Order(StringComparer.Ordinal));
        Assert.Contains(errors, error => error.Line == line && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("   \n  ", 2)]
    [InlineData("{\n\"version\": 1,\n", 3)]
    [InlineData("{\n\"version\": 1,\n}", 3)]
    [InlineData("{\n\"version\" 1\n}", 2)]
    [InlineData("{\n\"version\": 1 // one\n}", 2)]
    [InlineData("{\n\"version\": 01\n}", 2)]
    [InlineData("{}\n{}", 2)]
    [InlineData("\n[[[[[[[[[[[[[[[[[[[[", 2)]
    [InlineData("{\n\"a\": \"\\ud800\"}", 2)]
    public void What_is_no_JSON_is_reported_with_its_line(string text, int line)
    {
        var error = Assert.Single(GoldenFile.Errors(text));

        Assert.Equal((line, ""), (error.Line, error.Field));
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_reported_with_its_line()
    {
        var invalid = Assert.IsType<PartyFileResult.Invalid>(PartyFileReader.Read([(byte)'{', (byte)'\n', (byte)'"', 0xE9, (byte)'"', (byte)':', (byte)'1', (byte)'}'], GoldenFile.Table));

        Assert.Equal(2, Assert.Single(invalid.Errors).Line);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    public void Another_value_than_an_object_is_no_party_file(string text) =>
        Assert.StartsWith("Expected an object", Assert.Single(GoldenFile.Errors(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_object_misses_three_fields() =>
        Assert.Equal(["version", "organisations", "connections"], GoldenFile.Errors("{}").Select(error => error.Field));

    [Fact]
    public void All_errors_of_a_file_are_found_at_once_in_the_order_of_its_lines()
    {
        var text = GoldenFile.With("\"bearing\": 120", "\"bearing\": 400")
            .Replace("\"version\": 1", "\"version\": 3", StringComparison.Ordinal)
            .Replace("\"3511 AB\"", "\"\"", StringComparison.Ordinal)
            .Replace("\"till\"", "\"tap\"", StringComparison.Ordinal)
            .Replace("\"LV-0002\"", "\"LV 2\"", StringComparison.Ordinal)
            .Replace("\"pac-veilig\"", "\"pac\"", StringComparison.Ordinal)
            .Replace("\"id\": \"pac\"", "\"id\": \"pac-veilig\"", StringComparison.Ordinal);

        Assert.Equal([2, 27, 31, 50, 57, 80, 82], GoldenFile.Errors(text).Select(error => error.Line));
    }

    [Fact]
    public void A_password_in_an_address_does_not_stand_in_the_message() =>
        Assert.DoesNotContain("secret", Assert.Single(GoldenFile.Errors(GoldenFile.With("rtsp://127", "rtsp://admin:secret@127"))).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_too_large_is_not_looked_at()
    {
        var invalid = Assert.IsType<PartyFileResult.Invalid>(PartyFileReader.Read(new byte[PartyFileReader.MaxBytes + 1], GoldenFile.Table));

        Assert.Contains("16,777,216", Assert.Single(invalid.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wholly_wrong_file_gives_a_bounded_number_of_errors()
    {
        var text = $$"""{"version":1,"organisations":[{{string.Join(',', Enumerable.Repeat("{}", 100_000))}}],"connections":[]}""";

        Assert.Equal(PartyFileReader.MaxErrors, GoldenFile.Errors(text).Count);
    }

    [Fact]
    public void A_file_with_more_values_than_any_register_holds_is_refused()
    {
        var text = $"[{string.Join(',', Enumerable.Repeat("0", 1_000_001))}]";

        Assert.Contains("more than 1,000,000 values", Assert.Single(GoldenFile.Errors(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_can_be_shown_as_one_line() =>
        Assert.Equal("line 12, connections[2].number: wrong", new PartyFileError(12, "connections[2].number", "wrong").ToString());

    /// <summary>Where the first camera of the file says where its picture comes from, and by what it is known.</summary>
    private static string Overview(string address = "rtsp://127.0.0.1:8554/overview", string? user = null, string? file = null) =>
        $"\"address\": \"{address}\",\n          \"position\": null,\n          \"bearing\": 120,\n          \"userName\": {Text(user)},\n          \"passwordFile\": {Text(file)}\n";

    private static string Text(string? value) => value is null ? "null" : $"\"{value}\"";
}
