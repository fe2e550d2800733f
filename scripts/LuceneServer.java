// Lucene behind the JDK's HTTP server: the peer of searcher --serve in scripts/bench-serve.
//   LuceneServer STORIES.tsv FOLDER THREADS
// Indexes the stories (id, title, text) into FOLDER, says where it listens, and answers /search?q=WORDS with the ten best
// hits as JSON: id, title, and a snippet in which the words are marked.
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

class Stories {
  // Offsets in the postings spare the highlighter from analysing each text again.
  static void write(String stories, Directory directory) throws IOException {
    FieldType marked = new FieldType(TextField.TYPE_STORED);
    marked.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    IndexWriterConfig config = new IndexWriterConfig(new FrenchAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(Path.of(stories))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        Document story = new Document();
        story.add(new StringField("id", cells[0], Field.Store.YES));
        story.add(new Field("title", cells[1], marked));
        story.add(new Field("text", cells[2], marked));
        writer.addDocument(story);
      }
      writer.forceMerge(1);
    }
  }
}

class Json {
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}

class Searches {
  private static final int HITS = 10;

  private final Analyzer analyzer = new FrenchAnalyzer();
  private final IndexSearcher searcher;

  Searches(Directory directory) throws IOException {
    searcher = new IndexSearcher(DirectoryReader.open(directory));
  }

  String answer(String words) throws IOException, ParseException {
    Query query =
        new MultiFieldQueryParser(new String[] {"title", "text"}, analyzer).parse(QueryParser.escape(words));
    TopDocs found = searcher.search(query, HITS);
    UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
    highlighter.setMaxLength(Integer.MAX_VALUE - 1);
    String[] snippets = highlighter.highlight("text", query, found, 2);
    StringBuilder json = new StringBuilder("{\"total\":").append(found.totalHits.value).append(",\"hits\":[");
    for (int i = 0; i < found.scoreDocs.length; i++) {
      Document story = searcher.doc(found.scoreDocs[i].doc);
      json.append(i == 0 ? "{\"id\":" : ",{\"id\":");
      Json.quote(story.get("id"), json);
      json.append(",\"title\":");
      Json.quote(story.get("title"), json);
      json.append(",\"snippet\":");
      Json.quote(snippets[i] == null ? "" : snippets[i], json);
      json.append('}');
    }
    return json.append("]}").toString();
  }
}

public class LuceneServer {
  private final Searches searches;

  private LuceneServer(Directory directory) throws IOException {
    searches = new Searches(directory);
  }

  private void handle(HttpExchange exchange) throws IOException {
    int status = 200;
    String body;
    try {
      String raw = exchange.getRequestURI().getRawQuery();
      body = searches.answer(URLDecoder.decode(raw.substring("q=".length()), StandardCharsets.UTF_8));
    } catch (ParseException | RuntimeException exception) {
      status = 400;
      body = exception.toString();
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public static void main(String[] arguments) throws IOException {
    Directory directory = FSDirectory.open(Path.of(arguments[1]));
    Stories.write(arguments[0], directory);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024);
    server.createContext("/search", new LuceneServer(directory)::handle);
    server.setExecutor(Executors.newFixedThreadPool(Integer.parseInt(arguments[2])));
    server.start();
    System.out.println("127.0.0.1:" + server.getAddress().getPort());
  }
}
