using System.CommandLine;
using LiveView.Silo.Borders;
using LiveView.Silo.Hosting;
using LiveView.Silo.Media;

var file = new Option<FileInfo?>("--config") { Description = "JSON file with the configuration; see docs/configuration.md." };
var up = new Command("up", "Runs Live View until it is stopped.") { file };
up.TreatUnmatchedTokensAsErrors = false;
up.SetAction((parse, cancel) => LiveViewHost.RunAsync(parse.GetValue(file), parse.UnmatchedTokens, cancel));

var migrate = new Command("migrate", "Brings the schema of the database up to this program, and ends.") { file };
migrate.TreatUnmatchedTokensAsErrors = false;
migrate.SetAction((parse, cancel) => LiveViewHost.MigrateAsync(parse.GetValue(file), parse.UnmatchedTokens, cancel));

var check = new Command("check-store", "Tries whether recordings can be kept where the configuration says, and ends.") { file };
check.TreatUnmatchedTokensAsErrors = false;
check.SetAction((parse, cancel) => StoreCheck.RunAsync(parse.GetValue(file), parse.UnmatchedTokens, cancel));

// The default of two seconds kills a busy server in the middle of an orderly stop.
var patient = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
return await new RootCommand("Live View: no incident, no image.") { up, migrate, check, RegionsCommand.Create(file) }.Parse(args).InvokeAsync(patient);
